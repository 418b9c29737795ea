package systole.engine.agent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * The process behind the agent {@code ocf:systole:Web}: serves one page, or one folder, over HTTP
 * until it is ended by a signal.
 *
 * <p>{@code /status} always answers with node and resource, whatever else is served. A port that is
 * taken ends the process with code 1 and one line on standard error. Only files are served, only
 * for reading, and never from outside the folder.
 */
public final class WebServer {
    private static final int WAITING_CONNECTIONS = 64;

    private WebServer() {}

    /**
     * Serves until killed, and says so in one line once the port is its own; arguments as in {@link
     * WebSettings#parse}.
     */
    public static void main(String[] arguments) {
        try {
            var server = start(WebSettings.parse(arguments));
            System.out.println("serving on " + server.getAddress());
        } catch (IllegalArgumentException wrong) {
            end(2, wrong.getMessage());
        } catch (BindException taken) {
            end(1, "cannot serve on " + where(arguments) + ": " + taken.getMessage());
        } catch (IOException | UncheckedIOException | SecurityException broken) {
            end(1, "cannot serve: " + broken.getMessage());
        }
    }

    /**
     * Starts serving and returns.
     *
     * @throws BindException if the port is taken or the address is not one of this machine
     */
    static HttpServer start(WebSettings settings) throws IOException {
        var address = new InetSocketAddress(settings.address(), settings.port());
        if (address.isUnresolved()) {
            throw new IllegalArgumentException("unknown address " + settings.address());
        }
        var server = HttpServer.create(address, WAITING_CONNECTIONS);
        settings.docroot()
                .ifPresentOrElse(
                        folder ->
                                server.createContext(
                                        "/", SimpleFileServer.createFileHandler(folder)),
                        () -> server.createContext("/", exchange -> page(exchange, settings)));
        server.createContext("/status", exchange -> status(exchange, settings));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void page(HttpExchange exchange, WebSettings settings) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/")) {
            answer(exchange, 200, "text/html; charset=utf-8", WebPage.html(settings));
        } else {
            answer(exchange, 404, "text/plain; charset=utf-8", "There is only one page here: /\n");
        }
    }

    private static void status(HttpExchange exchange, WebSettings settings) throws IOException {
        var text = "running " + settings.instance() + " on " + settings.node() + "\n";
        answer(exchange, 200, "text/plain; charset=utf-8", text);
    }

    private static void answer(HttpExchange exchange, int code, String type, String text)
            throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try (exchange) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(code, -1);
            } else {
                exchange.sendResponseHeaders(code, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static String where(String[] arguments) {
        var settings = WebSettings.parse(arguments);
        return settings.address() + " port " + settings.port();
    }

    private static void end(int code, @Nullable String message) {
        System.err.println(message);
        System.exit(code);
    }
}
