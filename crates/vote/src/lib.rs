//! Decides a motion and says why.
