//! Capital and small letters. The standard library knows every script that ever had capitals, and its tables are nine
//! thousand bytes of a page; here are those of Latin (all of Europe and Vietnam), Greek, Cyrillic and Armenian. Any other
//! letter stays as it is.

/// Small letters by the numbers of Unicode: from, to, at every how-many-th, and how far before them their capitals are.
const SMALL: [(u32, u32, u32, u32); 28] = [
    (0x61, 0x7a, 1, 0x20),
    (0xe0, 0xf6, 1, 0x20),
    (0xf8, 0xfe, 1, 0x20),
    (0x101, 0x12f, 2, 1),
    (0x133, 0x137, 2, 1),
    (0x13a, 0x148, 2, 1),
    (0x14b, 0x177, 2, 1),
    (0x17a, 0x17e, 2, 1),
    (0x1a1, 0x1a1, 1, 1),
    (0x1b0, 0x1b0, 1, 1),
    (0x1ce, 0x1dc, 2, 1),
    (0x1df, 0x1ef, 2, 1),
    (0x1f9, 0x21f, 2, 1),
    (0x223, 0x233, 2, 1),
    (0x3ac, 0x3ac, 1, 38),
    (0x3ad, 0x3af, 1, 37),
    (0x3b1, 0x3c1, 1, 0x20),
    (0x3c3, 0x3cb, 1, 0x20),
    (0x3cc, 0x3cc, 1, 64),
    (0x3cd, 0x3ce, 1, 63),
    (0x430, 0x44f, 1, 0x20),
    (0x450, 0x45f, 1, 0x50),
    (0x461, 0x481, 2, 1),
    (0x48b, 0x4bf, 2, 1),
    (0x4c2, 0x4ce, 2, 1),
    (0x4d1, 0x52f, 2, 1),
    (0x561, 0x586, 1, 0x30),
    (0x1e01, 0x1eff, 2, 1),
];

/// Capitals of these small letters are elsewhere, or nowhere.
const ODD: [u32; 5] = [0x1e97, 0x1e99, 0x1e9b, 0x1e9d, 0x1e9f];

/// The capital of a small letter; any other sign as it is.
pub fn capital(letter: char) -> char {
    let number = u32::from(letter);
    before(number).and_then(|distance| char::from_u32(number - distance)).unwrap_or(letter)
}

/// The small letter of a capital; any other sign as it is.
pub fn small(letter: char) -> char {
    let number = u32::from(letter);
    let found = SMALL.iter().map(|(.., distance)| number + distance).find(|small| before(*small).is_some_and(|distance| small - distance == number));
    found.and_then(char::from_u32).unwrap_or(letter)
}

/// How far before a small letter its capital is; none for any other sign.
fn before(number: u32) -> Option<u32> {
    let has = |from: u32, to: u32, every: u32| (from..=to).contains(&number) && (number - from).is_multiple_of(every) && !ODD.contains(&number);
    SMALL.iter().find(|(from, to, every, _)| has(*from, *to, *every)).map(|(.., distance)| *distance)
}

/// A text with a capital at the front.
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| std::iter::once(capital(first)).chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_standard_library() {
        let one = |mut letters: Box<dyn Iterator<Item = char>>| letters.next().filter(|_| letters.next().is_none());
        for letter in '\0'..=char::MAX {
            if capital(letter) != letter {
                assert_eq!(one(Box::new(letter.to_uppercase())), Some(capital(letter)), "{letter}");
                assert_eq!(small(capital(letter)), letter, "{letter}");
            }
            if small(letter) != letter {
                assert_eq!(one(Box::new(letter.to_lowercase())), Some(small(letter)), "{letter}");
            }
        }
    }

    #[test]
    fn every_letter_of_these_languages_is_among_them() {
        let alphabets = "abcdefghijklmnopqrstuvwxyz àâäáãåæçćčďđèéêëěęėēğģîïíìīįķľłļñńňņôöóòõøőœŕřśšşșťțţûüúùůűūųŵẃẁẅŷýỳžźż þð ăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỵỷỹ \
            αάβγδεέζηήθιίκλμνξοόπρστυύφχψωώ абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўђѓјљњћќџ աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ";
        for letter in alphabets.chars().filter(|letter| *letter != ' ') {
            assert!(letter.to_uppercase().eq([capital(letter)]), "{letter}");
            assert!(capital(letter).to_lowercase().eq([small(capital(letter))]), "{letter}");
        }
        assert_eq!(["élan", "ŵyl", "ß", "", "健康"].map(sentence_case), ["Élan", "Ŵyl", "ß", "", "健康"]);
    }
}
