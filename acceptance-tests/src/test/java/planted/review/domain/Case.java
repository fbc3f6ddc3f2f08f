package planted.review.domain;

/** Another service's. */
public record Case(long signature) {}
