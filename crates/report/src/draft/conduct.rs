//! How members deal with each other and with the public: a design says nothing of it, so it is asked.

use super::{Heading, always, heading};
use alliance_model::Design;

pub(super) fn headings(_: &Design) -> Vec<Heading> {
    let asked = |title, questions: &[&'static str]| heading(title, vec![], questions.iter().map(|question| always(question)));
    vec![
        asked(
            "Confidentiality, freedom of information and data sharing",
            &[
                "What is kept secret, and who answers requests under freedom of information?",
                "On which agreement, and for which purpose, are data about people shared?",
            ],
        ),
        asked("Safeguarding and clinical governance", &["Who answers for safety, and to whom are incidents told?"]),
        asked("Workforce", &["Do staff move to another employer (TUPE), and who carries their pensions?", "Who employs the alliance team?"]),
        asked("Insurance and indemnity", &["Which insurance must each member have, and who covers a claim against several of them?"]),
        asked(
            "No blame, and where it ends",
            &["For what may members not make claims against each other?", "What stays outside, such as wilful default, fraud and harm to people?"],
        ),
        asked("Tax", &["Is VAT due on what members charge each other, and can it be got back?"]),
        asked("Answering to the public", &["What is published, and how can people complain?"]),
        asked("Ideas and documents", &["Who owns what the alliance makes, and who may use it afterwards?"]),
        asked("Order of documents", &["Which document holds where this one and the members\u{2019} own contracts differ?"]),
    ]
}
