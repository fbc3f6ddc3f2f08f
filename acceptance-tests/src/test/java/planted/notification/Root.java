package planted.notification;

/** Wires a service. */
public class Root {

    public String name() {
        return "root";
    }
}
