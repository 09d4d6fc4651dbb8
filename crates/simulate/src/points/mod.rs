//! Where the points of a run lie: Sobol's directions and their scrambling, permutations for Latin hypercubes, and the numbers
//! picked by an index that all of it draws on.

mod directions;
mod mix;
mod permute;
mod scramble;
mod table;
