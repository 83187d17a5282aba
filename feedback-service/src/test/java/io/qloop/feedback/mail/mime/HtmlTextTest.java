package io.qloop.feedback.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void keepsLinesAndLosesWhatIsNotShown() {
        var html = """
                <html><head><title>Mail</title><style>p { color: red }</style></head>
                <body><script>alert(1)</script>
                <p>Dear all,</p>
                <div>the wire is<br>too   thick &amp; the label&nbsp;wrong.</div>
                <ul><li>coil 1</li><li>coil 2</li></ul>
                </body></html>""";

        assertThat(HtmlText.of(html)).isEqualTo("Dear all,\nthe wire is\ntoo thick & the label wrong.\ncoil 1\ncoil 2");
    }

    @Test
    void keepsTheCellsOfATableApart() {
        var html = "<table><tr><th>批号</th><th>线径</th></tr><tr><td>L1</td><td>0.53</td></tr></table>";

        assertThat(HtmlText.of(html)).isEqualTo("批号\t线径\nL1\t0.53");
    }

    /** From each tab anew it would be looked for the end of the line, a quarter of a million times. */
    @Test
    void readsATableOfThousandsOfCellsWithNothingInThem() {
        assertThat(HtmlText.of("x<table><tr>" + "<td>".repeat(250_000) + "y"))
                .startsWith("x\n")
                .endsWith("y");
    }

    @Test
    void makesNothingOfNothing() {
        assertThat(HtmlText.of("")).isEmpty();
        assertThat(HtmlText.of("<img src='x'>")).isEmpty();
    }
}
