package skysift.eclipse;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.StringJoiner;
import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;

/** The embedded jars as files, for a process of its own such as the hub that outlives Eclipse. */
final class Libraries {
  private Libraries() {}

  /** A class path of all of them; Eclipse has unpacked them for itself already. */
  static String classPath(Bundle bundle) throws IOException {
    StringJoiner path = new StringJoiner(File.pathSeparator);
    for (URL jar : Collections.list(bundle.findEntries("lib", "*.jar", false))) {
      path.add(new File(FileLocator.toFileURL(jar).getPath()).getAbsolutePath());
    }
    return path.toString();
  }
}
