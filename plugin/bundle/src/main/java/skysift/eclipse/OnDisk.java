package skysift.eclipse;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.jobs.Job;

/** A file of a project as a file of this machine. */
final class OnDisk {
  private OnDisk() {}

  /** Where it is; an IOException names one that is elsewhere. */
  static Path of(IFile file) throws IOException {
    IPath place = file.getLocation();
    if (place == null) {
      throw new IOException(file.getFullPath() + " is not on a disk of this machine");
    }
    return place.toPath();
  }

  /** Tells Eclipse that it was written. Does not wait; any thread. */
  static void written(IFile file) {
    Job.createSystem(
            "Skysift: looking at " + file.getFullPath(),
            (ICoreRunnable) monitor -> file.refreshLocal(IResource.DEPTH_ZERO, monitor))
        .schedule();
  }
}
