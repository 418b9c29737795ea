package systole.app.launch;

import systole.app.connect.ConnectionViewModel;
import systole.remote.client.ClusterLink;

/** Makes links to clusters elsewhere. */
interface Linker {
    /** Starts to connect and returns at once; tells the connection how it goes. */
    ClusterLink link(ConnectionViewModel connection);
}
