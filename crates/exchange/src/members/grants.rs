//! Grants in the form of 360Giving as rows: one for each organisation that receives, with what it was awarded.
//! <https://standard.threesixtygiving.org/en/latest/technical/reference/>

use alliance_format::Row;
use alliance_json::Json;
use alliance_model::Money;

/// The heads of the rows, as the standard names them.
const HEADS: [&str; 5] = ["Identifier", "Name", "Charity number", "Company number", "Amount awarded"];

/// The recipients of a package of grants, of a list of them, or of one; or why there are none.
pub(super) fn rows(text: &str) -> Result<Vec<Row>, [String; 3]> {
    let refused = |found: String| [found, "a file of 360Giving grants, or rows of organisations".to_owned(), "Choose another file.".to_owned()];
    let json =
        alliance_json::read(text.trim_start_matches('\u{feff}')).map_err(|not| refused(format!("JSON that ends or breaks at line {}", not.line)))?;
    let grants = json.get("grants").unwrap_or(&json);
    let grants = grants.items().unwrap_or(std::slice::from_ref(grants));
    let mut recipients: Vec<Recipient<'_>> = Vec::new();
    for grant in grants {
        let awarded = grant.get("amountAwarded").and_then(amount);
        let organisations = grant.get("recipientOrganization").and_then(Json::items).unwrap_or_default();
        // What is awarded to several together is nobody's own.
        let own = awarded.filter(|_| organisations.len() == 1);
        for organisation in organisations {
            add(&mut recipients, organisation, own);
        }
    }
    if recipients.is_empty() {
        return Err(refused("no organisation that receives a grant".to_owned()));
    }
    let heads = Row { number: 1, cells: HEADS.map(str::to_owned).to_vec() };
    Ok(std::iter::once(heads).chain(recipients.iter().enumerate().map(|(place, recipient)| recipient.row(place + 2))).collect())
}

/// An organisation that receives, and what all its grants award it.
struct Recipient<'a> {
    organisation: &'a Json,
    awarded: Option<Money>,
}

impl Recipient<'_> {
    fn row(&self, number: usize) -> Row {
        let [id, name, charity, company] = ["id", "name", "charityNumber", "companyNumber"].map(|field| said(self.organisation, field).to_owned());
        let awarded = self.awarded.map_or_else(String::new, |money| money.to_string());
        Row { number, cells: vec![id, name, charity, company, awarded] }
    }
}

/// One organisation once, by its identifier or else by its name.
fn add<'a>(recipients: &mut Vec<Recipient<'a>>, organisation: &'a Json, awarded: Option<Money>) {
    let key = |of: &Json| if said(of, "id").is_empty() { said(of, "name").to_lowercase() } else { said(of, "id").to_owned() };
    match recipients.iter_mut().find(|known| key(known.organisation) == key(organisation)) {
        Some(known) => {
            known.awarded = known.awarded.zip(awarded).and_then(|(one, more)| Money::from_pence(one.pence().checked_add(more.pence())?).ok());
        }
        None => recipients.push(Recipient { organisation, awarded }),
    }
}

fn said<'a>(of: &'a Json, field: &str) -> &'a str {
    of.get(field).and_then(Json::text).unwrap_or_default().trim()
}

/// An amount from the digits of a number, never through a float; none where it has parts of a penny.
fn amount(json: &Json) -> Option<Money> {
    let Json::Number(number) = json else { return None };
    let (whole, rest) = number.plain()?;
    let rest = rest.trim_end_matches('0');
    if rest.is_empty() { whole.parse().ok() } else { format!("{whole}.{rest}").parse().ok() }
}
