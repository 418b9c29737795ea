package systole.app.constraints;

import systole.model.cib.Cib;
import systole.model.xml.XmlException;

/** A large cluster with many constraints, the same for the same numbers. */
final class Crowd {
    private Crowd() {}

    static Cib of(int resources, int nodes, int constraints, String name) throws XmlException {
        var text = new StringBuilder("<cib validate-with='pacemaker-3.0'><configuration>");
        text.append("<crm_config/><nodes>");
        for (int i = 1; i <= nodes; i++) {
            text.append("<node id='%d' uname='%s'/>".formatted(i, "node" + i));
        }
        text.append("</nodes><resources>");
        for (int i = 0; i < resources; i++) {
            boolean member = i % 10 < 3;
            text.append(i % 10 == 0 ? "<group id='group-%d'>".formatted(i) : "")
                    .append(
                            "<primitive id='%s' class='ocf' provider='systole' type='Dummy'/>"
                                    .formatted(name + i))
                    .append(member && (i % 10 == 2 || i == resources - 1) ? "</group>" : "");
        }
        text.append("</resources><constraints>");
        for (int i = 0; i < constraints; i++) {
            text.append(constraint(i, resources, nodes, name));
        }
        return Cib.parse("crowd", text.append("</constraints></configuration></cib>").toString());
    }

    private static String constraint(int i, int resources, int nodes, String name) {
        String one = name + i * 7 % resources;
        String other = name + (i * 7 + 1 + i % 5) % resources;
        return switch (i % 4) {
            case 0, 1 ->
                    "<rsc_location id='l%d' rsc='%s' node='node%d' score='%s'/>"
                            .formatted(
                                    i,
                                    one,
                                    1 + i % nodes,
                                    i % 12 == 0 ? "-INFINITY" : Integer.toString(i * 10));
            case 2 ->
                    "<rsc_colocation id='c%d' rsc='%s' with-rsc='%s' score='%s'/>"
                            .formatted(i, one, other, i % 8 == 2 ? "INFINITY" : "-50");
            default ->
                    "<rsc_order id='o%d' first='%s' then='%s' kind='Mandatory'/>"
                            .formatted(i, one, other);
        };
    }
}
