package systole.engine.agent;

/**
 * The page a {@link WebServer} shows: which resource answers, and on which node. All text is
 * escaped.
 */
final class WebPage {
    private static final String TEMPLATE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s on %2$s</title>
            <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 Inter, system-ui, sans-serif; margin: 0; display: grid;
                   place-items: center; min-height: 100vh; }
            main { border: 1px solid #dfe3ea; border-radius: 12px; padding: 24px 32px; }
            h1 { font-size: 19px; margin: 0 0 4px; }
            h1::before { content: "\\25CF"; color: #1f8a5f; margin-right: 8px; }
            p { margin: 0; color: #66717f; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            <p>%3$s</p>
            <p>Served by node <strong>%2$s</strong></p>
            </main>
            </body>
            </html>
            """;

    private WebPage() {}

    static String html(WebSettings settings) {
        return TEMPLATE.formatted(
                escaped(settings.instance()), escaped(settings.node()), escaped(settings.text()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
