package planted.quota;

/** Wires a service. */
public class Root {

    public String name() {
        return "root";
    }
}
