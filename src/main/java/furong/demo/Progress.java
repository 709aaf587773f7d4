package furong.demo;

import java.io.PrintStream;

/** Tells the person at the terminal how far a long piece of work is. */
class Progress {

    private final PrintStream out;
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private String what = "";
    private int last = -1;

    Progress(PrintStream out) {
        this.out = out;
    }

    void begin(String what) {
        this.what = what;
        last = -1;
        if (!terminal) out.println("  " + what);
    }

    void at(int done, int of) {
        var percent = of == 0 ? 100 : 100 * done / of;
        if (percent == last || !terminal) return;
        last = percent;
        var filled = percent / 5;
        out.printf("\r  %-28s [%s%s] %3d %%", what, "█".repeat(filled), "·".repeat(20 - filled), percent);
        out.flush();
        if (percent == 100) out.println();
    }

    void end() {
        at(1, 1);
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }
}
