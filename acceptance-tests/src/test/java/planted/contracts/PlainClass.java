package planted.contracts;

/** No data. */
class PlainClass {}
