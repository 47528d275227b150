/** Lights up a file input while a file is held over it. Dropping and naming the file is the browser's own work. */
export function welcomeFiles(): void {
  for (const name of ['dragover', 'dragleave', 'drop']) document.addEventListener(name, light)
}

function light({ target, type }: Event): void {
  if (!(target instanceof HTMLInputElement) || target.dataset['drop'] === undefined) return
  target.classList.toggle('over', type === 'dragover')
}
