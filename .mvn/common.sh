# Shared by ./skysift and ./build, which set $name and $clone: finds a JDK and runs Maven.
# shellcheck shell=sh

# Ends the script with one sentence on stderr.
fail() { # exit code, sentence
  echo "$name: $2" >&2
  exit "$1"
}

# The major version of the JDK in a folder, read from its release file; 0 where there is no JDK.
jdk_version() { # folder
  major=
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    major=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]\{1,\}\).*/\1/p' "$1/release")
  fi
  echo "${major:-0}"
}

# The folder of the JDK whose javac is found first on PATH.
jdk_on_path() {
  tool=$(command -v javac) || return 0
  while [ -L "$tool" ]; do
    link=$(readlink "$tool")
    case $link in
      /*) tool=$link ;;
      *) tool=$(dirname "$tool")/$link ;;
    esac
  done
  (cd "$(dirname "$tool")/.." && pwd -P)
}

# The newest JDK of 21 or later in the usual folders.
newest_jdk() {
  usual=/usr/lib/jvm:/usr/lib64/jvm:/usr/java:/opt:/opt/java
  usual=$usual:/Library/Java/JavaVirtualMachines:/opt/homebrew/opt:/usr/local/opt
  if [ -n "${HOME-}" ]; then
    usual=$usual:$HOME/.sdkman/candidates/java:$HOME/.jdks:$HOME/.gradle/jdks
    usual=$usual:$HOME/Library/Java/JavaVirtualMachines
  fi
  newest=20
  found=
  IFS=:
  for folder in ${SKYSIFT_JDK_DIRS-$usual}; do
    for jdk in "$folder"/* "$folder"/*/Contents/Home "$folder"/*/libexec/openjdk.jdk/Contents/Home; do
      version=$(jdk_version "$jdk")
      if [ "$version" -gt "$newest" ]; then
        newest=$version
        found=$jdk
      fi
    done
  done
  unset IFS
  printf '%s\n' "$found"
}

# Sets and exports JAVA_HOME: the present one, else the JDK on PATH, else the newest there is.
find_jdk() {
  for jdk in "${JAVA_HOME-}" "$(jdk_on_path)"; do
    if [ -n "$jdk" ] && [ "$(jdk_version "$jdk")" -ge 21 ]; then
      export JAVA_HOME="$jdk"
      return
    fi
  done
  JAVA_HOME=$(newest_jdk)
  [ -n "$JAVA_HOME" ] || fail 69 "no JDK of version 21 or newer was found: install one, for\
 example Temurin 25 from https://adoptium.net, or set JAVA_HOME to where it is."
  export JAVA_HOME
}

# Sets $maven: the wrapper, or an installed mvn where the wrapper's Maven cannot be fetched.
find_maven() {
  maven=./mvnw
  if (cd "$clone" && ./mvnw --version) >/dev/null 2>&1; then return; fi
  maven=$(command -v mvn) || fail 69 "Maven could not be downloaded from\
 repo.maven.apache.org and no mvn is installed: check the network, or install Maven 3.8 or newer."
}

# Waits until no other script builds in this clone, then keeps others out for as long as the calling
# (sub)shell lives. Where there is no flock (macOS) a folder stands for the lock.
lock_clone() {
  mkdir -p "$clone/.skysift-build" || fail 1 "cannot write into $clone."
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$clone/.skysift-build/lock"
    flock -n 9 && return
    echo "$name: waiting for another build in $clone" >&2
    flock 9
    return
  fi
  lock=$clone/.skysift-build/lock.d
  waited=0
  until mkdir "$lock" 2>/dev/null; do
    [ $waited -gt 0 ] || echo "$name: waiting for another build in $clone" >&2
    [ $waited -lt 1200 ] || fail 1 "another build holds $lock; remove it if none is running."
    waited=$((waited + 1))
    sleep 1
  done
  trap 'rmdir "$lock"' EXIT
  trap 'exit 130' INT TERM HUP
}
