package planted.contracts;

/** Everybody may implement it. */
interface OpenInterface {}
