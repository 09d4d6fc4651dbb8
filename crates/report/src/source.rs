//! The line under a picture that is taken along: of which design it is, and how its futures were drawn.

/// "Northgate alliance, design 3f9a0c1d. 4,096 futures, evenly spread (Sobol) in 16 rounds, seed 20220401; before rounding. Made with
/// Alliance Workbench." The mark of the design may be long; what is said of futures is empty where there are none.
pub fn source(title: &str, mark: &str, futures: &str) -> String {
    let mark: String = mark.chars().take(8).collect();
    let design = if title.trim().is_empty() { format!("Design {mark}.") } else { format!("{}, design {mark}.", title.trim()) };
    [&design, futures, "Made with Alliance Workbench."].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::source;

    #[test]
    fn a_picture_says_where_it_comes_from() {
        assert_eq!(source("Northgate", "3f9a0c1d22334455", ""), "Northgate, design 3f9a0c1d. Made with Alliance Workbench.");
        assert_eq!(source(" ", "3f9a0c1d22334455", "2 futures."), "Design 3f9a0c1d. 2 futures. Made with Alliance Workbench.");
    }
}
