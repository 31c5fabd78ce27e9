# Run a command in a root folder in which some folders are others: private_root.sh ROOT TARGET=SOURCE… -- COMMAND…
#
# ROOT is a folder to mount on; the folder SOURCE appears at TARGET. What else is in the nearest folder above TARGET
# that exists can't be seen, the root folder aside. To be run in a mount namespace of its own.
set -e
root=$1
shift
mkdir -p "$root"
mount -t tmpfs none "$root"
# Keeps the copies below from containing this very mount.
mount --make-runbindable "$root"
for entry in /*; do
  if [ -L "$entry" ]; then
    cp -P "$entry" "$root$entry"
  elif [ -d "$entry" ]; then
    mkdir "$root$entry"
    mount --rbind "$entry" "$root$entry"
  else
    : > "$root$entry"
    mount --bind "$entry" "$root$entry"
  fi
done
while [ "$1" != -- ]; do
  target=$root${1%%=*} source=${1#*=}
  there=$(dirname "$target")
  while [ ! -d "$there" ]; do there=$(dirname "$there"); done
  [ "$there" = "$root" ] || mount -t tmpfs none "$there"
  mkdir -p "$target"
  mount --bind "$source" "$target"
  shift
done
shift
exec chroot "$root" "$@"
