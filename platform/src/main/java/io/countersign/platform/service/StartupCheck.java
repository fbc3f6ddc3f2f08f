package io.countersign.platform.service;

/** Runs once the topics exist and before any listener starts; tried again until it returns or refuses. */
@FunctionalInterface
public interface StartupCheck {

    /**
     * @throws StartupException if the service may not run at all
     * @throws Exception if a server did not answer
     */
    void run() throws Exception;
}
