package planted.quota.domain;

/** Talks to the terminal. */
class Prints {

    void say(String text) {
        System.out.println(text);
    }
}
