declare module 'bayes' {
  interface Bayes {
    learn(text: string, category: string): Promise<Bayes>;
    categorize(text: string): Promise<string>;
  }
  export default function bayes(): Bayes;
}

declare module 'wink-naive-bayes-text-classifier' {
  interface Classifier {
    definePrepTasks(tasks: readonly ((text: string) => string[])[]): number;
    defineConfig(config: { considerOnlyPresence: boolean; smoothingFactor: number }): boolean;
    learn(text: string, label: string): boolean;
    consolidate(): boolean;
    predict(text: string): string;
  }
  export default function classifier(): Classifier;
}
