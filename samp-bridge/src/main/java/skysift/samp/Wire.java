package skysift.samp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.astrogrid.samp.httpd.HttpServer;
import org.astrogrid.samp.httpd.UtilServer;
import org.astrogrid.samp.xmlrpc.SampXmlRpcClient;
import org.astrogrid.samp.xmlrpc.SampXmlRpcServer;
import org.astrogrid.samp.xmlrpc.internal.InternalClient;
import org.astrogrid.samp.xmlrpc.internal.InternalServer;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The wire between us and others. JSAMP's own would listen on every address of the machine, wait
 * without limit and read XML with external entities; this one listens on 127.0.0.1 only, gives up
 * in time and refuses document types. One HTTP server, opened when first needed, carries all that
 * is served through one wire.
 */
final class Wire implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Wire.class.getName());
  private static final int ANSWER_LIMIT_BYTES = 32 << 20;

  private final Duration limit;
  private final AtomicInteger served = new AtomicInteger();
  private final Shelf shelf = new Shelf(InstantSource.system());
  private HttpServer server;

  /**
   * @param limit how long a connection may take to open, and to say something
   */
  Wire(Duration limit) {
    this.limit = limit;
  }

  /** A line to an XML-RPC server of somebody else. */
  SampXmlRpcClient client(URL endpoint) throws IOException {
    if (!endpoint.getProtocol().startsWith("http")) {
      throw new IOException("Not an http address: " + endpoint);
    }
    return new Line(limited(endpoint));
  }

  /** An XML-RPC server of ours, at an address of its own. */
  SampXmlRpcServer serve() throws IOException {
    return new Desk(httpServer(), "/samp-" + served.incrementAndGet());
  }

  /** Reads what an http address has to say, as far as that is small. */
  byte[] read(URL url, int mostBytes) throws IOException {
    try (InputStream in = limited(url).openStream()) {
      return in.readNBytes(mostBytes);
    }
  }

  /** Offers a file on loopback; the address is the only way to it. */
  URI offer(Path file, String mediaType, Duration kept) throws IOException {
    return address(shelf.add(file, mediaType, kept));
  }

  /** Offers bytes on loopback for as long as this wire is open. */
  URI offer(byte[] bytes, String name, String mediaType) throws IOException {
    return address(shelf.add(bytes, name, mediaType));
  }

  void withdraw(URI offer) {
    shelf.remove(offer);
  }

  private URI address(String path) throws IOException {
    return URI.create(httpServer().getBaseUrl() + path);
  }

  /** Starts to listen; else that happens when first needed. */
  void open() throws IOException {
    httpServer();
  }

  private synchronized HttpServer httpServer() throws IOException {
    if (server == null) {
      server = new LoopbackServer(limit);
      server.setDaemon(true);
      server.addHandler(shelf);
      server.start();
      // JSAMP's hub offers its icon through this one, and would open its own on all addresses.
      UtilServer.setInstance(new UtilServer(server));
    }
    return server;
  }

  @Override
  public synchronized void close() {
    if (server != null) {
      server.stop();
    }
  }

  private URL limited(URL url) throws IOException {
    try {
      return URL.of(url.toURI(), new Limited(limit));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new IOException("Not an address: " + url, e);
    }
  }

  private static DocumentBuilder parser() throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      DocumentBuilder parser = factory.newDocumentBuilder();
      parser.setErrorHandler(new DefaultHandler());
      return parser;
    } catch (ParserConfigurationException e) {
      throw new IOException("No safe XML parser", e);
    }
  }

  /** Fails for what a careful parser does not read, so that JSAMP's never sees it. */
  private static void checkXml(byte[] xml) throws IOException {
    try {
      parser().parse(new ByteArrayInputStream(xml));
    } catch (SAXException e) {
      throw new IOException("Not acceptable as XML-RPC: " + e.getMessage(), e);
    }
  }

  /** An XML-RPC client that checks what it is answered. */
  private static final class Line extends InternalClient {
    Line(URL endpoint) {
      super(endpoint);
    }

    @Override
    protected Object deserializeResponse(InputStream in) throws IOException {
      byte[] answer = in.readNBytes(ANSWER_LIMIT_BYTES);
      checkXml(answer);
      return super.deserializeResponse(new ByteArrayInputStream(answer));
    }
  }

  /** An XML-RPC server that checks what it is told. */
  private static final class Desk extends InternalServer {
    Desk(HttpServer server, String path) throws IOException {
      super(server, path);
    }

    @Override
    protected HttpServer.Response getXmlRpcResponse(HttpServer.Request request) {
      try {
        byte[] body = request.getBody();
        checkXml(body == null ? new byte[0] : body);
      } catch (IOException e) {
        LOG.log(Level.FINE, "refused a message", e);
        return HttpServer.createErrorResponse(400, "Not acceptable as XML-RPC");
      }
      return super.getXmlRpcResponse(request);
    }
  }

  /** JSAMP's HTTP server, on loopback, for programs and not for web pages. */
  private static final class LoopbackServer extends HttpServer {
    private final URL base;
    private final Duration limit;

    LoopbackServer(Duration limit) throws IOException {
      super(new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})));
      this.limit = limit;
      this.base = URI.create("http://127.0.0.1:" + getSocket().getLocalPort()).toURL();
    }

    /** Not the name that the property jsamp.localhost asks for: we are not there. */
    @Override
    public URL getBaseUrl() {
      return base;
    }

    /** A browser says where a page came from; no page has business here. */
    @Override
    public Response serve(Request request) {
      return getHeader(request.getHeaderMap(), "Origin") == null
          ? super.serve(request)
          : createErrorResponse(403, "Not for web pages");
    }

    @Override
    protected void serveRequest(Socket socket) throws IOException {
      try (socket) {
        socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
        super.serveRequest(socket);
      } catch (SocketTimeoutException e) {
        LOG.log(Level.FINE, "somebody connected and said nothing", e);
      }
    }
  }

  /** Opens HTTP connections that end in time and use no proxy. */
  private static final class Limited extends URLStreamHandler {
    private final int millis;

    Limited(Duration limit) {
      this.millis = Math.toIntExact(limit.toMillis());
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      URLConnection connection =
          URI.create(url.toExternalForm()).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      return connection;
    }
  }
}
