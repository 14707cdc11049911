package parley.client.model;

/// What others see of an account.
///
/// @param handle unique name
/// @param name display name; the handle if none was chosen
public record Profile(UserId user, String handle, String name) {}
