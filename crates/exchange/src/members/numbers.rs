//! Numbers in registers, as people write them. Their form is checked; nothing is looked up.

use super::MemberField;
use alliance_model::{Identifier, Scheme};

/// Registers by their codes at org-id.guide, longer codes before those they begin with.
const REGISTERS: [(&str, Scheme); 6] = [
    ("GB-CHC-", Scheme::CharityCommission),
    ("GB-COH-", Scheme::CompaniesHouse),
    ("GB-NIC-", Scheme::NorthernIreland),
    ("GB-NHS-", Scheme::Nhs),
    ("GB-LAE-", Scheme::LocalAuthority),
    ("GB-SC-", Scheme::Scotland),
];

/// Why a cell is no number that can be kept.
pub(super) enum NotANumber {
    /// Its register is not one of those we know.
    Register,
    /// It has not the form that its register gives.
    Form,
}

/// The number in a cell of a field.
pub(super) fn read(field: MemberField, cell: &str) -> Result<Identifier, NotANumber> {
    let cell: String = cell.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let (scheme, id) = match REGISTERS.iter().find_map(|(code, scheme)| Some((*scheme, cell.strip_prefix(code)?))) {
        Some(known) => known,
        None => (register_of(field, &cell)?, cell.as_str()),
    };
    // A spreadsheet takes the leading noughts of a company's number away.
    let is_short = scheme == Scheme::CompaniesHouse && (1..8).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit());
    let id = if is_short { format!("{id:0>8}") } else { id.to_owned() };
    let identifier = Identifier { scheme, id };
    if identifier.has_the_right_form() { Ok(identifier) } else { Err(NotANumber::Form) }
}

/// The register that a number without a code stands in.
fn register_of(field: MemberField, cell: &str) -> Result<Scheme, NotANumber> {
    match field {
        MemberField::CharityNumber if cell.starts_with("SC") => Ok(Scheme::Scotland),
        MemberField::CharityNumber if cell.starts_with("NIC") => Ok(Scheme::NorthernIreland),
        MemberField::CharityNumber => Ok(Scheme::CharityCommission),
        MemberField::CompanyNumber => Ok(Scheme::CompaniesHouse),
        MemberField::NhsCode => Ok(Scheme::Nhs),
        _ => Err(NotANumber::Register),
    }
}
