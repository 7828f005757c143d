//! The device's end against messages written by hand.
