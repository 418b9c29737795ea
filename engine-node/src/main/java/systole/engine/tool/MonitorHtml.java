package systole.engine.tool;

import java.time.Duration;

/** A page of {@code crm_mon} for a browser, which comes back for the next one by itself. */
final class MonitorHtml {
    private MonitorHtml() {}

    /**
     * The document.
     *
     * @param page the text of the page
     * @param refresh after that time the browser asks again
     */
    static String of(String page, Duration refresh) {
        return """
        <!DOCTYPE html>
        <html>
        <head>
        <meta charset="utf-8">
        <meta http-equiv="refresh" content="%d">
        <title>Cluster status</title>
        </head>
        <body>
        <pre>%s</pre>
        </body>
        </html>
        """
                .formatted(Math.max(1, refresh.toSeconds()), escaped(page.strip()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
