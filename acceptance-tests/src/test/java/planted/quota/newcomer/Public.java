package planted.quota.newcomer;

/** In a package that no list names. */
public record Public(int count) {}
