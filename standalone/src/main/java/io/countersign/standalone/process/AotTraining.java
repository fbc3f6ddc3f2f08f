package io.countersign.standalone.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Starts the training run that writes the AOT cache of the next start, after a clean stop. The launcher names itself in a
 * system property if there is no cache yet; the run is a process of its own, and nothing waits for it.
 */
public final class AotTraining {

    static final String LAUNCHER = "countersign.aot.launcher";
    static final String MODE = "COUNTERSIGN_AOT";

    private AotTraining() {}

    public static void startIfConfigured() {
        var launcher = System.getProperty(LAUNCHER);
        if (launcher == null) {
            return;
        }
        try {
            start(Path.of(launcher));
        } catch (IOException e) {
            System.err.println("The AOT cache is not written: " + e);
        }
    }

    /** The launcher redirects the output of a training run to a log. */
    static Process start(Path launcher) throws IOException {
        var builder = new ProcessBuilder("nohup", launcher.toString())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(MODE, "train");
        return builder.start();
    }
}
