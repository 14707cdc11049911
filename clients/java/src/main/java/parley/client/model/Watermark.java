package parley.client.model;

/// How far one member's devices have received and how far the member has read; 0 is nothing yet.
public record Watermark(UserId user, long delivered, long read) {}
