package planted.intake;

/** Wires a service. */
public class Root {

    public String name() {
        return "root";
    }
}
