# Run a command in a root folder with one more entry: private_root.sh ROOT SOURCE TARGET COMMAND…
#
# ROOT is a folder to mount on, SOURCE the folder to show at TARGET. To be run in a mount namespace of its own.
set -e
root=$1 source=$2 target=$3
shift 3
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
mkdir -p "$root$target"
mount --bind "$source" "$root$target"
exec chroot "$root" "$@"
