use super::health::{CAPS, chance, health_futures, with_caps};
use super::*;
use alliance_model::{Currency, Design, Excess, Step};
use alliance_simulate::{Chance, Futures, MemberFutures, Mended, Points, adoption};

fn design() -> Design {
    alliance_format::template("health-alliance").unwrap()
}

fn member<'a>(futures: &'a Futures, id: &str) -> &'a MemberFutures {
    futures.members.iter().find(|member| member.member.as_str() == id).unwrap()
}

#[track_caller]
fn check_headlines(design: &Design, futures: &Futures, id: &str, you: bool, expect: [&str; 3]) {
    let id = id.parse().unwrap();
    let who = who(design, &id, you.then_some(&id));
    assert_eq!(headlines(design, futures, member(futures, id.as_str()), who), expect);
}

const SAVE: &str = "61 of 100 futures save money (give or take 0.2).";

#[test]
fn three_sentences_for_a_member() {
    let (design, futures) = (design(), health_futures());
    let half = "Half of futures give you between −£4,215 and £11,000.";
    let cap = "In 23 of 100 you lose your whole £5,000 cap (give or take 0.2); the commissioner carries the rest.";
    check_headlines(&design, &futures, "northgate", true, [SAVE, half, cap]);
    let half = "Half of futures give Northgate Community Group between −£4,215 and £11,000.";
    let cap = "In 23 of 100 Northgate Community Group loses its whole £5,000 cap (give or take 0.2); the commissioner carries the rest.";
    check_headlines(&design, &futures, "northgate", false, [SAVE, half, cap]);
    // Its part of the capped pool stays under its own cap.
    let half = "Half of futures give you between −£14,330 and £37,401.";
    check_headlines(&design, &futures, "riverside", true, [SAVE, half, "In one future of ten you lose £44,880 or more."]);
    let half = "Half of futures give you between −£98,344 and £180,403.";
    check_headlines(&design, &futures, "nhs-commissioner", true, [SAVE, half, "In one future of ten you lose £264,813 or more."]);
}

#[test]
fn others_carry_what_a_cap_moves_on_to_them() {
    let mut design = design();
    for step in &mut design.terms.steps {
        if let Step::Split(split) = step {
            split.excess = Excess::Reallocate;
        }
    }
    let futures = health_futures();
    let id = "northgate".parse().unwrap();
    let told = headlines(&design, &futures, member(&futures, "northgate"), who(&design, &id, Some(&id)));
    assert!(told[2].ends_with("; the others carry the rest."), "{told:?}");
}

#[test]
fn who_cannot_lose_is_told_so() {
    let futures = with_caps([CAPS[0], CAPS[1], CAPS[2], CAPS[3], 0.0]);
    let half = "Half of futures give you between £0 and £11,000.";
    check_headlines(&design(), &futures, "northgate", true, [SAVE, half, "No future costs you anything."]);
}

#[test]
fn never_and_always_are_said_only_where_they_are_so() {
    let told = |saving: f64| {
        let mut futures = health_futures();
        futures.saving = chance(saving);
        let id = "northgate".parse().unwrap();
        headlines(&design(), &futures, member(&futures, "northgate"), who(&design(), &id, None))[0].clone()
    };
    assert_eq!(told(0.0), "No future saves money.");
    assert_eq!(told(1.0), "Every future saves money.");
    assert_eq!(told(0.001), "Fewer than 1 of 100 futures save money (give or take 0.2).");
    assert_eq!(told(0.9999), "More than 99 of 100 futures save money (give or take 0.2).");
    let percent = |chance: f64, error: f64| percent_give_or_take(Chance { chance, error });
    assert_eq!(percent(0.0, 0.0), "0%");
    assert_eq!(percent(1.0, 0.0), "100%");
    assert_eq!(percent(0.0002, 0.0001), "under 0.1% ± 0.1");
    assert_eq!(percent(0.9998, 0.0001), "over 99.9% ± 0.1");
    assert_eq!(percent(0.002, 0.01), "under 1% ± 2");
}

#[test]
fn no_digit_is_told_that_the_error_does_not_bear_out() {
    let pounds = Currency::default();
    for (estimate, error, told) in [
        (9_003.4, 0.4, "£9,003 ± £1"),
        (9_003.4, 3.9, "£9,003 ± £8"),
        (-4_214.7, 7.0, "−£4,210 ± £10"),
        (9_176_693.0, 710.0, "£9,177,000 ± £1,000"),
        (5_000.0, 0.0, "£5,000"),
        (-0.2, 0.0, "£0"),
    ] {
        assert_eq!(amount_give_or_take(estimate, error, &pounds), told);
    }
    let percent = |chance: f64, error: f64| percent_give_or_take(Chance { chance, error });
    assert_eq!(percent(0.6068, 0.001), "60.7% ± 0.2");
    assert_eq!(percent(0.6068, 0.006), "61% ± 1.2");
    assert_eq!(part_of(0.0024), "under 1%");
    assert_eq!(part_of(0.161), "16%");
    assert_eq!(part_of(12.0), "more than 10 times");
}

#[test]
fn loss_beside_reserves_in_words() {
    let futures = health_futures();
    let words = |part: Option<f64>, loss: f64| {
        let mut member = member(&futures, "northgate").clone();
        member.loss_p90 = loss;
        member.reserves = member.reserves.map(|reserves| alliance_simulate::ReservesTest { part, ..reserves });
        bearing(&member).map(Bearing::words)
    };
    for (part, told) in [
        (0.0499, "comfortable"),
        (0.05, "bearable once, not every year"),
        (0.2499, "bearable once, not every year"),
        (0.25, "three months of cover gone"),
        (0.9999, "three months of cover gone"),
        (1.0, "more than it has"),
    ] {
        assert_eq!(words(Some(part), 1.0), Some(told));
    }
    assert_eq!(words(None, 1.0), Some("more than it has"));
    assert_eq!(words(Some(0.0), 0.0), Some("no loss"));
    assert_eq!(bearing(member(&futures, "nhs-commissioner")), None);
    let you = "northgate".parse().ok();
    let told = "Each provider can bear its worst one year in ten; Open Door and Northgate Community Group (you) only now and then.";
    assert_eq!(bearing_finding(&design(), &futures, you.as_ref()), told);
}

#[test]
fn pictures_are_titled_by_what_they_show() {
    let (design, futures) = (design(), health_futures());
    let pounds = &design.currency;
    assert_eq!(cost_title(&futures.outturn, pounds), "Half of futures end below £8.71m; one in ten above £9.18m.");
    let id = "northgate".parse().unwrap();
    let northgate = member(&futures, "northgate");
    let told = "Half of futures give you £2,651 or more; 23 of 100 take your whole £5,000 cap.";
    assert_eq!(result_title(&northgate.result, northgate.own_cap, who(&design, &id, Some(&id)), pounds), told);
    let told = "“Core support team pay” and “Demand surge” drive your result most.";
    assert_eq!(drivers_title(&northgate.drivers, "your result"), told);
    assert_eq!(drivers_title(&[], "your result"), "Nothing that is uncertain moves your result.");
    assert_eq!(stake_title(&[("A", 0.5, 0.2), ("B", 0.1, 0.3)]), "B has most at stake for its say: 30% of the losses, 10% of the say.");
    assert_eq!(stake_title(&[("A", 0.5, 0.0)]), "Nobody stands to lose in nine futures of ten.");
    assert_eq!(stake_title(&[("A", 0.5, 0.5), ("B", 0.0, 0.5)]), "B stands to bear 50% of the losses and has no say.");
}

#[test]
fn a_stamp_says_all_that_is_needed_to_draw_the_same_again() {
    let mut run = health_futures().run;
    assert_eq!(stamp(&run), "4,096 futures, evenly spread (Sobol) in 16 rounds, seed 20220401; before rounding.");
    run = alliance_simulate::Stamp { points: Points::Plain, rounds: 1, samples: 1_000_000, exact_pence: true, ..run };
    assert_eq!(stamp(&run), "1,000,000 futures, each by itself, seed 20220401; to the penny.");
}

#[test]
fn correlations_that_cannot_be_are_told() {
    let mended_one = Mended { largest_change: 0.12, between: ["l01".parse().unwrap(), "l06".parse().unwrap()], asked: 0.9, used: 0.78 };
    let told = "These correlations cannot all hold at once. The nearest that can were used; the largest change is 0.12, between \
                Core support team pay and Community venues rent: you asked 0.9, 0.78 is used.";
    assert_eq!(mended(&design(), &mended_one), told);
}

#[test]
fn adoption_is_told_with_what_it_hangs_on() {
    let mut design = design();
    let mut futures = health_futures();
    let told = |design: &Design, futures: &Futures| {
        adoption_in_words(design, &adoption(design, futures).unwrap(), "northgate".parse().ok().as_ref()).join(" ")
    };
    let all = "By its money alone, every member would vote for these terms: each gains in at least half of futures. ";
    let passes = "A motion to adopt these terms passes under “Simple majority”, whether the 3 seats with nothing at stake are for it or against.";
    assert_eq!(told(&design, &futures), format!("{all}{passes}"));
    futures.members[4].gains = chance(0.4);
    futures.members[5].gains = chance(0.4);
    let some = "By money alone, NHS commissioner, Riverside Trust, Beacon Mind and Harbour Housing would vote for these terms, and Open Door and you \
                would not. ";
    let hangs = "Under “Simple majority” it hangs on the 3 seats with nothing at stake: a motion to adopt these terms passes if they are for it, and fails if \
                 against.";
    assert_eq!(told(&design, &futures), format!("{some}{hangs}"));
    design.motion.rule = "unanimity".parse().ok();
    assert!(
        told(&design, &futures)
            .ends_with("A motion to adopt these terms fails under “Unanimity”, whether the 3 seats with nothing at stake are for it or against.")
    );
}

#[test]
fn better_and_worse() {
    let (base, spared) = (health_futures(), with_caps([CAPS[0], CAPS[1], CAPS[2], CAPS[3], 0.0]));
    let words = |id: &str| better_or_worse(&member(&base, id).into(), &member(&spared, id).into()).words();
    assert_eq!([words("northgate"), words("beacon"), words("nhs-commissioner")], ["better", "no change", "worse"]);
    assert_eq!(same(&["the final cost".to_owned(), "Beacon Mind".to_owned()]).unwrap(), "The same everywhere: the final cost and Beacon Mind.");
    assert_eq!(same(&[]), None);
}

proptest::proptest! {
    /// What sometimes happens is never told as never or always, and a margin is never nought.
    #[test]
    fn a_chance_is_rounded_honestly(chance in 0.000_001_f64..0.999_999, error in 0.000_001_f64..0.2) {
        let chance = Chance { chance, error };
        let told = percent(chance);
        proptest::prop_assert!(told != "0%" && told != "100%", "{}", told);
        let told = in_hundred(chance);
        proptest::prop_assert!(!told.starts_with("none") && !told.starts_with("all"), "{}", told);
        let margin = give_or_take(chance).unwrap();
        proptest::prop_assert!(margin != "give or take 0", "{}", margin);
    }

    /// Rounding moves an amount by no more than its margin, or by half a pound.
    #[test]
    fn an_amount_is_rounded_within_its_margin(estimate in -1e9_f64..1e9, error in 0.0_f64..1e5) {
        let told = amount(estimate, error, &Currency::default());
        let digits: String = told.chars().filter(char::is_ascii_digit).collect();
        let told_amount: f64 = digits.parse().unwrap();
        proptest::prop_assert!((told_amount - estimate.abs()).abs() <= error.max(0.5) + 1e-6, "{} for {}", told, estimate);
    }
}
