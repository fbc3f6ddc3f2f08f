package planted.quota.store;

/** Seen from elsewhere. */
public record Ledgers(int count) {}
