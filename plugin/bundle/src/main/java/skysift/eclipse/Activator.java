package skysift.eclipse;

import java.util.logging.Logger;
import org.eclipse.ui.plugin.AbstractUIPlugin;
import org.osgi.framework.BundleContext;

/** The plug-in's life. */
public final class Activator extends AbstractUIPlugin {
  /** The bundle's name. */
  public static final String ID = "skysift.eclipse";

  private static Activator active;

  /** Kept, since a logger that nobody holds forgets its handler. */
  private final Logger logger = Logger.getLogger("skysift");

  private LogToEclipse toLog;
  private SharedSession session;

  /** The running plug-in. */
  static Activator active() {
    return active;
  }

  @Override
  public void start(BundleContext context) throws Exception {
    super.start(context);
    toLog = new LogToEclipse(getLog());
    logger.addHandler(toLog);
    session = new SharedSession(getLog());
    active = this;
  }

  @Override
  public void stop(BundleContext context) throws Exception {
    session.stop();
    logger.removeHandler(toLog);
    active = null;
    super.stop(context);
  }

  /** The session of this Eclipse. */
  SharedSession session() {
    return session;
  }
}
