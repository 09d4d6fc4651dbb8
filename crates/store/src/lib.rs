//! Documents kept on the device.
