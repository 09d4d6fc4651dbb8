//! Risk and reward: terms as ordered steps, exact pence, a trace for every number.
