package planted.quota.store;

import planted.quota.web.QuotaController;

/** Goes round in a circle with the controller. */
public class Ledgers {

    QuotaController controller = new QuotaController();
}
