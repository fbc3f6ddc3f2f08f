package planted.quota.web;

/** Hidden is the default. */
public record Public(int count) {}
