//! Counts tests from what their runners print.

/// How many tests have passed and failed so far.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Count {
    /// Those that passed.
    pub(crate) passed: u32,
    /// Those that did not.
    pub(crate) failed: u32,
}

impl Count {
    /// Reads one line: cargo's and wasm-bindgen's `test result: …`, Node's `ℹ pass 3`.
    pub(crate) fn see(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result:") {
            let words = result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
            for pair in words.windows(2) {
                let number = pair[0].parse().unwrap_or(0);
                match pair[1] {
                    "passed" => self.passed += number,
                    "failed" => self.failed += number,
                    _ => {}
                }
            }
        }
        let after = |start| line.strip_prefix(start).and_then(|number: &str| number.parse::<u32>().ok()).unwrap_or(0);
        self.passed += after("ℹ pass ");
        self.failed += after("ℹ fail ");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_every_runner() {
        let mut count = Count::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out",
            "ℹ tests 6",
            "ℹ pass 5",
            "ℹ fail 1",
        ] {
            count.see(line);
        }
        assert_eq!(count, Count { passed: 12, failed: 3 });
    }
}
