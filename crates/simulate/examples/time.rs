//! t
use alliance_simulate::*;
fn cpu() -> f64 {
    std::fs::read_to_string("/proc/self/schedstat").unwrap().split(' ').next().unwrap().parse::<f64>().unwrap() / 1e6
}
fn main() {
    let mut design = alliance_format::template("health-alliance").unwrap();
    for (n, points) in [(4096u32, Points::Sobol), (100_000, Points::Sobol), (1_000_000, Points::Sobol), (1_000_000, Points::Plain)] {
        for corr in ["0", "0.3"] {
            design.correlation = Some(alliance_model::Correlation::CommonFactor { correlation: corr.parse().unwrap() });
            let mut memory = Memory::default();
            let asked = Asked { points, samples: n, ..Asked::default() };
            let mut best = [f64::INFINITY; 3];
            let mut first = 0.0;
            for rep in 0..7 {
                let t = cpu();
                let mut run = Run::new(&design, &asked, &mut memory).unwrap();
                let made = cpu();
                run.advance(usize::MAX);
                let drawn = cpu();
                let _f = run.read().unwrap();
                let read = cpu();
                if rep == 0 {
                    first = made - t;
                }
                for (b, x) in best.iter_mut().zip([made - t, drawn - made, read - drawn]) {
                    *b = b.min(x);
                }
            }
            println!(
                "{points:?} {n} corr {corr}: first {first:.2} made {:.2} drawn {:.2} read {:.2} total {:.2}",
                best[0],
                best[1],
                best[2],
                best.iter().sum::<f64>()
            );
        }
    }
}
