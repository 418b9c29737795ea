package systole.engine.membership.link;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All media that share one interface and port, and so one socket.
 *
 * @param name the interface's; for a further port of the same interface with the port behind it
 * @param port on which it hears
 */
public record Link(String name, String device, int port, List<LinkSpec> media) {

    /** Copies the media. */
    public Link {
        media = List.copyOf(media);
    }

    /**
     * The links of these media, in their order.
     *
     * @param port of the media that name none of their own
     */
    public static List<Link> of(List<LinkSpec> media, int port) {
        record Place(String device, int port) {}
        var places = new LinkedHashMap<Place, List<LinkSpec>>();
        for (LinkSpec medium : media) {
            int own = medium instanceof LinkSpec.Multicast multicast ? multicast.port() : port;
            places.computeIfAbsent(new Place(medium.device(), own), _ -> new ArrayList<>())
                    .add(medium);
        }
        var names = new LinkedHashMap<String, Link>();
        for (Map.Entry<Place, List<LinkSpec>> place : places.entrySet()) {
            String device = place.getKey().device();
            int own = place.getKey().port();
            String name = names.containsKey(device) ? device + ":" + own : device;
            names.put(name, new Link(name, device, own, place.getValue()));
        }
        return List.copyOf(names.values());
    }
}
