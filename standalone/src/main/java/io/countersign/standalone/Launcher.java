package io.countersign.standalone;

/** Compiled for older Java, so that a JVM that is too old can say so in one line. */
public final class Launcher {

    private static final int NEEDED = 25;

    private Launcher() {}

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int found = Runtime.version().feature();
        if (found < NEEDED) {
            System.err.println("countersign: this is Java " + found + ", a JDK " + NEEDED
                    + " is needed; ./countersign finds one, README.md says how to get one");
            System.exit(1);
        }
        Class.forName("io.countersign.standalone.Standalone")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }
}
