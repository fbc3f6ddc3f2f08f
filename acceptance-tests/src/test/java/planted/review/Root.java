package planted.review;

/** Wires a service. */
public class Root {

    public String name() {
        return "root";
    }
}
