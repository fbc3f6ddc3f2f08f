package planted.quota;

/** A root that somebody knows. */
public class QuotaService {

    public String name() {
        return "quota";
    }
}
