// Inputs of files that stand without a text field beside them: the library's script looks for one and trips when a file is chosen.
document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll("input[type=file]")) {
    const around = input.parentNode.parentNode?.parentNode;
    if (!around?.querySelector("input[type=text]")) input.hasChangeListener = true;
  }
});
