package io.countersign.operations.shell;

/** One command; its arguments come without its name. */
public interface Command {

    /** What {@code --help} prints. */
    String help();

    /**
     * @return what the shell is told
     * @throws Failure if it can't be carried out
     */
    Exit run(Arguments arguments, Screen screen);
}
