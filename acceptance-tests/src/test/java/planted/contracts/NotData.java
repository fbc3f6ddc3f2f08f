package planted.contracts;

import planted.quota.domain.Ledger;

/** Neither data nor by itself. */
public class NotData {

    Ledger ledger = new Ledger();
}
